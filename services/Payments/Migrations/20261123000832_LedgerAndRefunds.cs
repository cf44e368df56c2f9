using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class LedgerAndRefunds : Migration
    {
        // Nobody rewrites it, and what is added balances when the transaction ends.
        private const string KeepLedger = """
            alter table "LedgerEntries" add constraint "CK_LedgerEntries_OneSide"
                check ("Debit" >= 0 and "Credit" >= 0 and "Debit" * "Credit" = 0);

            create function ledger_is_kept() returns trigger language plpgsql as $$
            begin
                raise exception 'The ledger is never rewritten.';
            end $$;
            create trigger ledger_is_kept before update or delete or truncate on "LedgerEntries"
                for each statement execute function ledger_is_kept();

            create function ledger_balances() returns trigger language plpgsql as $$
            begin
                if (select sum("Debit" - "Credit") <> 0 or count(distinct "Currency") <> 1
                    from "LedgerEntries" where "BookingId" = new."BookingId") then
                    raise exception 'The two sides of booking % do not balance.', new."BookingId";
                end if;
                return null;
            end $$;
            create constraint trigger ledger_balances after insert on "LedgerEntries"
                deferrable initially deferred for each row execute function ledger_balances();
            """;

        private const string BookWhatWasBefore = """
            update "Charges" set "GivenBack" = "Amount" where "State" = 'Refunded';

            with bookings as materialized (
                select gen_random_uuid() as booking, "Id", "Currency", "Amount", debit, credit, why, at
                from "Charges" cross join lateral (values
                    ('Receivable', 'FeeIncome', 'charge.opened', "OpenedAt", true),
                    ('FeeIncome', 'Receivable', 'charge.expired', "ExpiredAt", "ExpiredAt" is not null),
                    ('ProviderClearing', 'Receivable', 'charge.paid', "PaidAt",
                        "PaidAt" is not null and "ExpiredAt" is null),
                    ('ProviderClearing', 'RefundsPayable', 'charge.paid-too-late', "PaidAt",
                        "PaidAt" is not null and "ExpiredAt" is not null),
                    ('FeeIncome', 'RefundsPayable', 'charge.refund-due', "RefundDueAt",
                        "State" in ('Refunding', 'Refunded') and "ExpiredAt" is null),
                    ('RefundsPayable', 'ProviderClearing', 'charge.refunded', "RefundedAt", "State" = 'Refunded'))
                    happened(debit, credit, why, at, so)
                where so)
            insert into "LedgerEntries"
                ("Id", "BookingId", "ChargeId", "Account", "Debit", "Credit", "Currency", "At", "Why")
            select gen_random_uuid(), booking, "Id", side.account, side.debit, side.credit, "Currency", at, why
            from bookings cross join lateral (values (bookings.debit, "Amount", 0), (bookings.credit, 0, "Amount"))
                side(account, debit, credit);
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "ApprovedRefunds",
                table: "Charges",
                type: "numeric(12,2)",
                precision: 12,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "GivenBack",
                table: "Charges",
                type: "numeric(12,2)",
                precision: 12,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BookingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<string>(type: "text", nullable: false),
                    Debit = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Credit = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AskedRefunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DecidedBy = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecisionReason = table.Column<string>(type: "text", nullable: true),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ProviderRefundId = table.Column<string>(type: "text", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    TryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskedRefunds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_BookingId",
                table: "LedgerEntries",
                column: "BookingId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ChargeId_Id",
                table: "LedgerEntries",
                columns: new[] { "ChargeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "Approved",
                table: "AskedRefunds",
                column: "TryAt",
                filter: "\"State\" = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "IX_AskedRefunds_ChargeId",
                table: "AskedRefunds",
                column: "ChargeId");

            migrationBuilder.Sql(KeepLedger);
            migrationBuilder.Sql(BookWhatWasBefore);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.Sql("drop function ledger_is_kept(); drop function ledger_balances();");

            migrationBuilder.DropTable(
                name: "AskedRefunds");

            migrationBuilder.DropColumn(
                name: "ApprovedRefunds",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "GivenBack",
                table: "Charges");
        }
    }
}
