using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <inheritdoc />
    public partial class Looking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "TakesUnscanned",
                table: "Checklists",
                type: "boolean",
                nullable: false,
                defaultValue: true); // what was asked before this was a choice
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TakesUnscanned",
                table: "Checklists");
        }
    }
}
