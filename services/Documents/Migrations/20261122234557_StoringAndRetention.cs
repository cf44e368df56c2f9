using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <inheritdoc />
    public partial class StoringAndRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "KeptAs",
                table: "Files",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PurgedAt",
                table: "Files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CaseId",
                table: "Dossiers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndedAs",
                table: "Dossiers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EndedAt",
                table: "Dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Leftovers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leftovers", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Purges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Class = table.Column<string>(type: "text", nullable: false),
                    Files = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    PurgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Purges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Uploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: true),
                    Business = table.Column<string>(type: "text", nullable: false),
                    Conditions = table.Column<string>(type: "jsonb", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: true),
                    PartSize = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    LastHeardAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Parts = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Uploads", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_CaseId",
                table: "Dossiers",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_EndedAs_EndedAt",
                table: "Dossiers",
                columns: new[] { "EndedAs", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leftovers_Since",
                table: "Leftovers",
                column: "Since");

            migrationBuilder.CreateIndex(
                name: "IX_Purges_PurgedAt",
                table: "Purges",
                column: "PurgedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Uploads_EnterpriseId_DossierId",
                table: "Uploads",
                columns: new[] { "EnterpriseId", "DossierId" });

            migrationBuilder.CreateIndex(
                name: "IX_Uploads_LastHeardAt",
                table: "Uploads",
                column: "LastHeardAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Leftovers");

            migrationBuilder.DropTable(
                name: "Purges");

            migrationBuilder.DropTable(
                name: "Uploads");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_CaseId",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_EndedAs_EndedAt",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "KeptAs",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "PurgedAt",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "CaseId",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "EndedAs",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Dossiers");
        }
    }
}
