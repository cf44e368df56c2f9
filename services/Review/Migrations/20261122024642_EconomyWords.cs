using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Review.Migrations
{
    /// <inheritdoc />
    public partial class EconomyWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was decided before stays decided: renamed and carried over, not dropped and made anew.
            migrationBuilder.RenameColumn(name: "Decision", table: "PreClearances", newName: "State");
            migrationBuilder.Sql("""update "PreClearances" set "State" = 'Requested' where "State" is null""");
            migrationBuilder.AlterColumn<string>(
                name: "State",
                table: "PreClearances",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.RenameTable(name: "ReceivedDecisions", newName: "ReceivedWords");
            migrationBuilder.RenameColumn(name: "Decision", table: "ReceivedWords", newName: "Said");
            migrationBuilder.RenameColumn(name: "DecidedAt", table: "ReceivedWords", newName: "SaidAt");
            migrationBuilder.Sql(
                """alter table "ReceivedWords" rename constraint "PK_ReceivedDecisions" to "PK_ReceivedWords" """);

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Economy = table.Column<string>(type: "text", nullable: false),
                    EventId = table.Column<string>(type: "text", nullable: false),
                    Protected = table.Column<byte[]>(type: "bytea", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Questions_PreClearances_RequestId",
                        column: x => x.RequestId,
                        principalTable: "PreClearances",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_Questions_RequestId",
                table: "Questions",
                column: "RequestId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Questions");

            migrationBuilder.DropIndex(
                name: "OpenRequests",
                table: "PreClearances");

            migrationBuilder.DropIndex(
                name: "OpenRequestsOfEconomy",
                table: "PreClearances");

            // What the older version cannot say is nothing it has heard.
            migrationBuilder.AlterColumn<string>(
                name: "State",
                table: "PreClearances",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");
            migrationBuilder.RenameColumn(name: "State", table: "PreClearances", newName: "Decision");
            migrationBuilder.Sql("""
                update "PreClearances" set "Decision" = null, "DecidedAt" = null
                where "Decision" not in ('Granted', 'Refused')
                """);

            migrationBuilder.Sql("""delete from "ReceivedWords" where "Said" not in ('Granted', 'Refused')""");
            migrationBuilder.Sql(
                """alter table "ReceivedWords" rename constraint "PK_ReceivedWords" to "PK_ReceivedDecisions" """);
            migrationBuilder.RenameColumn(name: "SaidAt", table: "ReceivedWords", newName: "DecidedAt");
            migrationBuilder.RenameColumn(name: "Said", table: "ReceivedWords", newName: "Decision");
            migrationBuilder.RenameTable(name: "ReceivedWords", newName: "ReceivedDecisions");
        }
    }
}
