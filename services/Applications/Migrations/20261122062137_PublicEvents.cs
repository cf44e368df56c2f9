using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Applications.Migrations
{
    /// <inheritdoc />
    public partial class PublicEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PublicEvents",
                columns: table => new
                {
                    EntrySeq = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Economy = table.Column<string>(type: "text", nullable: true),
                    Data = table.Column<string>(type: "jsonb", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Cursor = table.Column<long>(type: "bigint", nullable: true),
                    Seq = table.Column<int>(type: "integer", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicEvents", x => x.EntrySeq);
                    table.ForeignKey(
                        name: "FK_PublicEvents_Timeline_EntrySeq",
                        column: x => x.EntrySeq,
                        principalTable: "Timeline",
                        principalColumn: "Seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PublicEvents_CaseId_Seq",
                table: "PublicEvents",
                columns: new[] { "CaseId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicEvents_Cursor",
                table: "PublicEvents",
                column: "Cursor",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicEvents_Unnumbered",
                table: "PublicEvents",
                column: "EntrySeq",
                filter: "\"Cursor\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_PublicEvents_Unsent",
                table: "PublicEvents",
                column: "Cursor",
                filter: "\"SentAt\" is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PublicEvents");
        }
    }
}
