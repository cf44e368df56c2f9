using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class Reconciliation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "MovedAt",
                table: "LedgerEntries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "LedgerEntries",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InvoiceDueAt",
                table: "Charges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InvoiceTryAt",
                table: "Charges",
                type: "timestamp with time zone",
                nullable: true);

            // What is written stays as it is; only what was not asked before is added, this once.
            migrationBuilder.Sql(
                """
                alter table "LedgerEntries" disable trigger user;
                update "LedgerEntries" entry
                set "MovedAt" = entry."At",
                    "Reference" = case when entry."Debit" > 0 then charge."TransactionId" end
                from "Charges" charge
                where charge."Id" = entry."ChargeId" and entry."Account" = 'ProviderClearing';
                alter table "LedgerEntries" enable trigger user;
                """);

            migrationBuilder.CreateTable(
                name: "ComparedDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ComparedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsFinal = table.Column<bool>(type: "boolean", nullable: false),
                    Payments = table.Column<int>(type: "integer", nullable: false),
                    Refunds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComparedDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "Differences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: true),
                    Theirs = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    Ours = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    Invoiced = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ResolvedBy = table.Column<string>(type: "text", nullable: true),
                    Resolution = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Differences", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_MovedAt",
                table: "LedgerEntries",
                column: "MovedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Reference",
                table: "LedgerEntries",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_InvoiceDueAt",
                table: "Charges",
                column: "InvoiceDueAt");

            migrationBuilder.CreateIndex(
                name: "ToInvoice",
                table: "Charges",
                column: "InvoiceTryAt",
                filter: "\"State\" = 'Paid' and \"InvoiceTryAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Differences_Day_Kind_Reference",
                table: "Differences",
                columns: new[] { "Day", "Kind", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Differences_State_Id",
                table: "Differences",
                columns: new[] { "State", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ComparedDays");

            migrationBuilder.DropTable(
                name: "Differences");

            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_MovedAt",
                table: "LedgerEntries");

            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_Reference",
                table: "LedgerEntries");

            migrationBuilder.DropIndex(
                name: "IX_Charges_InvoiceDueAt",
                table: "Charges");

            migrationBuilder.DropIndex(
                name: "ToInvoice",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "MovedAt",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "InvoiceDueAt",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "InvoiceTryAt",
                table: "Charges");
        }
    }
}
