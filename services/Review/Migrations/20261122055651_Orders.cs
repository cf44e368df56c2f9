using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Review.Migrations
{
    /// <inheritdoc />
    public partial class Orders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "OpenRequests",
                table: "PreClearances");

            migrationBuilder.DropIndex(
                name: "OpenRequestsOfEconomy",
                table: "PreClearances");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CancelledAt",
                table: "PreClearances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrderId",
                table: "Calls",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrderNumber",
                table: "Calls",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseNumber = table.Column<string>(type: "text", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Materials = table.Column<string[]>(type: "text[]", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    QueuePosition = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DaysLeft = table.Column<int>(type: "integer", nullable: false),
                    ClaimedBy = table.Column<string>(type: "text", nullable: true),
                    ClaimedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    History = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PinnedOrderReasons",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PinnedOrderReasons", x => new { x.OrderId, x.Round, x.Target });
                });

            migrationBuilder.CreateIndex(
                name: "OpenRequests",
                table: "PreClearances",
                columns: new[] { "RequestedAt", "Id" },
                filter: "\"DecidedAt\" IS NULL AND \"CancelledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "OpenRequestsOfEconomy",
                table: "PreClearances",
                columns: new[] { "Economy", "RequestedAt", "Id" },
                filter: "\"DecidedAt\" IS NULL AND \"CancelledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_OrderId",
                table: "Calls",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Office_QueuePosition",
                table: "Orders",
                columns: new[] { "Office", "QueuePosition" },
                filter: "\"State\" = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropTable(
                name: "PinnedOrderReasons");

            migrationBuilder.DropIndex(
                name: "OpenRequests",
                table: "PreClearances");

            migrationBuilder.DropIndex(
                name: "OpenRequestsOfEconomy",
                table: "PreClearances");

            migrationBuilder.DropIndex(
                name: "IX_Calls_OrderId",
                table: "Calls");

            migrationBuilder.DropColumn(
                name: "CancelledAt",
                table: "PreClearances");

            migrationBuilder.DropColumn(
                name: "OrderId",
                table: "Calls");

            migrationBuilder.DropColumn(
                name: "OrderNumber",
                table: "Calls");

            migrationBuilder.CreateIndex(
                name: "OpenRequests",
                table: "PreClearances",
                columns: new[] { "RequestedAt", "Id" },
                filter: "\"DecidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "OpenRequestsOfEconomy",
                table: "PreClearances",
                columns: new[] { "Economy", "RequestedAt", "Id" },
                filter: "\"DecidedAt\" IS NULL");
        }
    }
}
