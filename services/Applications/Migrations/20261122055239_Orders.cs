using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Applications.Migrations
{
    /// <inheritdoc />
    public partial class Orders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OrderNumber",
                table: "Timeline",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "CardEconomies",
                table: "Cases",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CardEndedAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CardNumber",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DeliveryVersion",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid[]>(
                name: "FormerCards",
                table: "Cases",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<string>(
                name: "PreviousPassportNumber",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "ReturnedCards",
                table: "Cases",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GrantsAtClick = table.Column<string[]>(type: "text[]", nullable: false),
                    OldCardId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    WaitingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "jsonb", nullable: false),
                    Materials = table.Column<string>(type: "jsonb", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Corrections = table.Column<string>(type: "jsonb", nullable: false),
                    Calls = table.Column<string>(type: "jsonb", nullable: false),
                    FeeAmount = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    FeeCurrency = table.Column<string>(type: "text", nullable: true),
                    FeePaid = table.Column<bool>(type: "boolean", nullable: false),
                    FeeRefunded = table.Column<bool>(type: "boolean", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: true),
                    CardReturnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RefusalReason = table.Column<string>(type: "text", nullable: true),
                    EndReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Orders_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_EnterpriseId_Id",
                table: "Orders",
                columns: new[] { "EnterpriseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Number",
                table: "Orders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Reminders_WaitingSince",
                table: "Orders",
                columns: new[] { "Reminders", "WaitingSince" },
                filter: "\"State\" in ('InCorrection', 'AwaitingPayment')");

            migrationBuilder.CreateIndex(
                name: "OneOpenCancellation",
                table: "Orders",
                column: "CaseId",
                unique: true,
                filter: "\"Kind\" = 'Cancellation' and \"State\" not in ('Completed', 'Refused', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "OneOpenOrder",
                table: "Orders",
                column: "CaseId",
                unique: true,
                filter: "\"Kind\" <> 'Cancellation' and \"State\" not in ('Completed', 'Refused', 'Withdrawn')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropColumn(
                name: "OrderNumber",
                table: "Timeline");

            migrationBuilder.DropColumn(
                name: "CardEconomies",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CardEndedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CardNumber",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DeliveryVersion",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FormerCards",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PreviousPassportNumber",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReturnedCards",
                table: "Cases");
        }
    }
}
