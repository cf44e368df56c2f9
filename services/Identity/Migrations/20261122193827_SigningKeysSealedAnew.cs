using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Identity.Migrations
{
    /// <inheritdoc />
    public partial class SigningKeysSealedAnew : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Those there are were kept in another way. The service makes one at its start; tokens of before are refused,
            // which matters for their ten minutes.
            migrationBuilder.Sql("""delete from "SigningKeys";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""delete from "SigningKeys";""");
        }
    }
}
