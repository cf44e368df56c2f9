using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Identity.Migrations
{
    /// <inheritdoc />
    public partial class SubscribersRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                update "Systems" set "Subscription" = "Subscription" || jsonb_build_object(
                    'Id', gen_random_uuid(), 'Version', 1, 'Economies', '[]'::jsonb, 'Offices', '[]'::jsonb,
                    'IsBlocked', false)
                where "Subscription" is not null
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
