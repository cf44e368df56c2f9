using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <inheritdoc />
    public partial class FilesScannedAndSealed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Key",
                table: "Files",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scan",
                table: "Files",
                type: "text",
                nullable: false,
                defaultValue: "NotScanned"); // those there are
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Key",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "Scan",
                table: "Files");
        }
    }
}
