using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <inheritdoc />
    public partial class ChecklistGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ChecklistVersion",
                table: "Materials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Direct",
                table: "Materials",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Direct",
                table: "Manifests",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "Checklists",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Checklists",
                type: "text",
                nullable: true);

            // What is under way keeps the list it was frozen under.
            migrationBuilder.Sql(
                """
                update "Materials" as materials set "ChecklistVersion" = manifest."ChecklistVersion"
                from "Manifests" as manifest
                where manifest."CaseId" = materials."CaseId" and manifest."EnterpriseId" = materials."EnterpriseId"
                    and manifest."Version" = materials."ManifestVersion"
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChecklistVersion",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "Direct",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "Direct",
                table: "Manifests");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "Checklists");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Checklists");
        }
    }
}
