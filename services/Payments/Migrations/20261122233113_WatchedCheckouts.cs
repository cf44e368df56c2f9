using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Payments.Migrations
{
    /// <inheritdoc />
    public partial class WatchedCheckouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WatchedCheckouts",
                columns: table => new
                {
                    CheckoutId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Reference = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AskAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Asked = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchedCheckouts", x => x.CheckoutId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WatchedCheckouts_AskAt",
                table: "WatchedCheckouts",
                column: "AskAt");

            // What somebody was sent to before, and may have paid.
            migrationBuilder.Sql("""
                insert into "WatchedCheckouts" ("CheckoutId", "Reference", "Since", "AskAt", "Asked")
                select distinct "CheckoutId", coalesce("JointCheckoutId", "Id"), now(), now(), 0 from "Charges"
                where "CheckoutId" is not null and "State" in ('Open', 'Expired');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WatchedCheckouts");
        }
    }
}
