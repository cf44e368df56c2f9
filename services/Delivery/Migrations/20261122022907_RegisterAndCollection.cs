using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Delivery.Migrations
{
    /// <inheritdoc />
    public partial class RegisterAndCollection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "HandoverQueue",
                table: "Cards");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ConfiguredAt",
                table: "Handovers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfiguredBy",
                table: "Handovers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Handovers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CollectedAt",
                table: "Cards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndReason",
                table: "Cards",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EndedAt",
                table: "Cards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "RemainingEconomies",
                table: "Cards",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "ServicePoint",
                table: "Cards",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Validity",
                table: "Cards",
                type: "text",
                nullable: false,
                defaultValue: "Live");

            migrationBuilder.Sql("""update "Cards" set "RemainingEconomies" = "GrantedEconomies" """);

            migrationBuilder.CreateIndex(
                name: "Expiry",
                table: "Cards",
                column: "ExpiresOn",
                filter: "\"Validity\" = 'Live'");

            migrationBuilder.CreateIndex(
                name: "HandoverQueue",
                table: "Cards",
                columns: new[] { "Office", "Id" },
                filter: "\"Validity\" = 'Live' and \"State\" not in ('Mailed', 'Collected')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "Expiry",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "HandoverQueue",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "ConfiguredAt",
                table: "Handovers");

            migrationBuilder.DropColumn(
                name: "ConfiguredBy",
                table: "Handovers");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Handovers");

            migrationBuilder.DropColumn(
                name: "CollectedAt",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "EndReason",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "RemainingEconomies",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "ServicePoint",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "Validity",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "HandoverQueue",
                table: "Cards",
                columns: new[] { "Office", "Id" },
                filter: "\"State\" <> 'Mailed'");
        }
    }
}
