using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Review.Migrations
{
    /// <inheritdoc />
    public partial class BoardAndCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CalendarVersions",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<string>(type: "jsonb", nullable: false),
                    ChangedBy = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarVersions", x => new { x.Year, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "Board",
                table: "Cases",
                column: "QueuePosition",
                filter: "\"Stage\" = 'PreClearance'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarVersions");

            migrationBuilder.DropIndex(
                name: "Board",
                table: "Cases");
        }
    }
}
