using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class Invoices : Migration
    {
        // What was issued stays as it was; it may be voided and replaced, each once.
        private const string KeepInvoices = """
            create function invoice_is_kept() returns trigger language plpgsql as $$
            begin
                if tg_op <> 'UPDATE' then
                    raise exception 'An invoice is never deleted.';
                end if;
                if to_jsonb(old) - '{State,VoidedAt,VoidedBy,VoidCause,VoidReason,ReplacedBy}'::text[]
                        is distinct from
                        to_jsonb(new) - '{State,VoidedAt,VoidedBy,VoidCause,VoidReason,ReplacedBy}'::text[]
                    or old."ReplacedBy" is not null
                    or old."State" = 'Voided' and to_jsonb(old) - 'ReplacedBy' is distinct from
                        to_jsonb(new) - 'ReplacedBy' then
                    raise exception 'Invoice % is never rewritten.', old."Number";
                end if;
                return new;
            end $$;
            create trigger invoice_is_kept before update or delete on "Invoices"
                for each row execute function invoice_is_kept();
            create trigger invoices_are_kept before truncate on "Invoices"
                for each statement execute function invoice_is_kept();
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "InvoiceMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    ByEnterprise = table.Column<bool>(type: "boolean", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceSeries",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceSeries", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "Invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseNumber = table.Column<string>(type: "text", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderNumber = table.Column<string>(type: "text", nullable: true),
                    Business = table.Column<string>(type: "text", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Corrections = table.Column<int>(type: "integer", nullable: false),
                    Replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    ReplacesNumber = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    VoidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VoidedBy = table.Column<string>(type: "text", nullable: true),
                    VoidCause = table.Column<string>(type: "text", nullable: true),
                    VoidReason = table.Column<string>(type: "text", nullable: true),
                    ReplacedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    Buyer_TaxpayerNumber = table.Column<string>(type: "text", nullable: false),
                    Buyer_Title = table.Column<string>(type: "text", nullable: false),
                    Seller_IsSpecimen = table.Column<bool>(type: "boolean", nullable: false),
                    Seller_Name = table.Column<string>(type: "text", nullable: false),
                    Seller_TaxpayerNumber = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceMails_InvoiceId",
                table: "InvoiceMails",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceMails_NextAttemptAt",
                table: "InvoiceMails",
                column: "NextAttemptAt",
                filter: "\"NextAttemptAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CaseId",
                table: "Invoices",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ChargeId_Edition",
                table: "Invoices",
                columns: new[] { "ChargeId", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_EnterpriseId_Id",
                table: "Invoices",
                columns: new[] { "EnterpriseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Number",
                table: "Invoices",
                column: "Number",
                unique: true);

            migrationBuilder.Sql(KeepInvoices);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InvoiceMails");

            migrationBuilder.DropTable(
                name: "InvoiceSeries");

            migrationBuilder.DropTable(
                name: "Invoices");

            migrationBuilder.Sql("drop function invoice_is_kept();");
        }
    }
}
