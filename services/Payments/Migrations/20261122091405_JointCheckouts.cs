using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class JointCheckouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Charges_CheckoutId",
                table: "Charges");

            migrationBuilder.AddColumn<Guid>(
                name: "JointCheckoutId",
                table: "Charges",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "JointCheckouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChargeIds = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointCheckouts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "OwnCheckout",
                table: "Charges",
                column: "CheckoutId",
                unique: true,
                filter: "\"JointCheckoutId\" is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JointCheckouts");

            migrationBuilder.DropIndex(
                name: "OwnCheckout",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "JointCheckoutId",
                table: "Charges");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_CheckoutId",
                table: "Charges",
                column: "CheckoutId",
                unique: true);
        }
    }
}
