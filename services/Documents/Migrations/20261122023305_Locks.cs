using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <inheritdoc />
    public partial class Locks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "HeardUpTo",
                table: "Materials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string[]>(
                name: "Unlocked",
                table: "Materials",
                type: "text[]",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HeardUpTo",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "Unlocked",
                table: "Materials");
        }
    }
}
