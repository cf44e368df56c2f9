using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Delivery.Migrations
{
    /// <inheritdoc />
    public partial class CaseNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Cards_CaseNumber",
                table: "Cards",
                column: "CaseNumber");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cards_CaseNumber",
                table: "Cards");
        }
    }
}
