using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class Orders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Charges_CaseId",
                table: "Charges");

            migrationBuilder.AddColumn<string>(
                name: "Business",
                table: "Fees",
                type: "text",
                nullable: false,
                defaultValue: "Application");

            migrationBuilder.AddColumn<string>(
                name: "Business",
                table: "Charges",
                type: "text",
                nullable: false,
                defaultValue: "Application");

            migrationBuilder.AddColumn<Guid>(
                name: "OrderId",
                table: "Charges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrderNumber",
                table: "Charges",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WithdrawnOrders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WithdrawnOrders", x => x.OrderId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_CaseId",
                table: "Charges",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_OrderId",
                table: "Charges",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OwnCharge",
                table: "Charges",
                column: "CaseId",
                unique: true,
                filter: "\"OrderId\" is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WithdrawnOrders");

            migrationBuilder.DropIndex(
                name: "IX_Charges_CaseId",
                table: "Charges");

            migrationBuilder.DropIndex(
                name: "IX_Charges_OrderId",
                table: "Charges");

            migrationBuilder.DropIndex(
                name: "OwnCharge",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "Business",
                table: "Fees");

            migrationBuilder.DropColumn(
                name: "Business",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "OrderId",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "OrderNumber",
                table: "Charges");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_CaseId",
                table: "Charges",
                column: "CaseId",
                unique: true);
        }
    }
}
