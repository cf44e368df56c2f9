using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <summary>
    /// Lists that were written before photos had a rule say nothing of it, though the guide asks for it everywhere
    /// (domain §6): the newest of them gets a next version, in which its photo is held to the rule. Who has said since
    /// that it is not, is left alone, and so is what was submitted under the versions before.
    /// </summary>
    public partial class PhotosHeldToTheirRule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                with newest as (
                    select distinct on ("Office", "Business") * from "Checklists"
                    order by "Office", "Business", "Version" desc),
                items as (
                    select list."Office", list."Business", asked.place, asked.item,
                        asked.item->>'item' = 'photo' and not asked.item ? 'portrait'
                            and jsonb_typeof(pixels) = 'object'
                            and not asked.item->'acceptedTypes' ? 'application/pdf'
                            and 3 * quarter >= (pixels->>'minWidth')::int
                            and 4 * quarter >= (pixels->>'minHeight')::int as held
                    from newest list
                    cross join lateral jsonb_array_elements(list."Items") with ordinality as asked(item, place)
                    cross join lateral (select nullif(asked.item->'pixels', 'null'::jsonb) as pixels) as limits
                    cross join lateral (select least(
                        (pixels->>'maxWidth')::int / 3, (pixels->>'maxHeight')::int / 4) as quarter) as fitting)
                insert into "Checklists"
                    ("Office", "Business", "Version", "ValidFrom", "Items", "TakesUnscanned", "Reason")
                select list."Office", list."Business", list."Version" + 1, greatest(now(), list."ValidFrom"),
                    jsonb_agg(case when held then item || '{"portrait": true}' else item end order by place),
                    list."TakesUnscanned",
                    'The photo is held to its rule: upright, three to four, white behind the head.'
                from newest list join items using ("Office", "Business")
                group by list."Office", list."Business", list."Version", list."ValidFrom", list."TakesUnscanned"
                having bool_or(held);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What was submitted meanwhile was submitted under the new version: it stays.
        }
    }
}
