using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class EndOfACase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Only the ministry's line was ever written; one of an office must not be taken for it.
            migrationBuilder.Sql("""delete from "Fees" where "Name" <> 'ministry' or "Office" is not null""");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Fees");

            migrationBuilder.DropColumn(
                name: "Office",
                table: "Fees");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ExpiredAt",
                table: "Charges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RefundDueAt",
                table: "Charges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RefundFailures",
                table: "Charges",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RefundTryAt",
                table: "Charges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RefundedAt",
                table: "Charges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LocalFees",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ConfiguredBy = table.Column<string>(type: "text", nullable: false),
                    ConfiguredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Fees = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LocalFees", x => new { x.Office, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "Refunds",
                table: "Charges",
                column: "RefundTryAt",
                filter: "\"State\" = 'Refunding'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LocalFees");

            migrationBuilder.DropIndex(
                name: "Refunds",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "ExpiredAt",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "RefundDueAt",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "RefundFailures",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "RefundTryAt",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "RefundedAt",
                table: "Charges");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Fees",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Office",
                table: "Fees",
                type: "text",
                nullable: true);
        }
    }
}
