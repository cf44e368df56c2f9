using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Documents.Migrations
{
    /// <inheritdoc />
    public partial class Orders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Files_Materials_CaseId_EnterpriseId",
                table: "Files");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Materials",
                table: "Materials");

            migrationBuilder.RenameTable(
                name: "Materials",
                newName: "Dossiers");

            migrationBuilder.RenameColumn(
                name: "CaseId",
                table: "Dossiers",
                newName: "Id");

            migrationBuilder.AddColumn<string>(
                name: "Business",
                table: "Dossiers",
                type: "text",
                nullable: false,
                defaultValue: "Application");

            migrationBuilder.AddColumn<string>(
                name: "Conditions",
                table: "Dossiers",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Dossiers",
                table: "Dossiers",
                columns: new[] { "Id", "EnterpriseId" });

            migrationBuilder.DropPrimaryKey(
                name: "PK_Checklists",
                table: "Checklists");

            migrationBuilder.RenameColumn(
                name: "CaseId",
                table: "Manifests",
                newName: "DossierId");

            migrationBuilder.RenameColumn(
                name: "CaseId",
                table: "Files",
                newName: "DossierId");

            migrationBuilder.RenameIndex(
                name: "IX_Files_CaseId_EnterpriseId",
                table: "Files",
                newName: "IX_Files_DossierId_EnterpriseId");

            migrationBuilder.AddColumn<string>(
                name: "Business",
                table: "Manifests",
                type: "text",
                nullable: false,
                defaultValue: "Application");

            migrationBuilder.AddColumn<string>(
                name: "Conditions",
                table: "Manifests",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Business",
                table: "Checklists",
                type: "text",
                nullable: false,
                defaultValue: "Application");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Checklists",
                table: "Checklists",
                columns: new[] { "Office", "Business", "Version" });

            migrationBuilder.AddForeignKey(
                name: "FK_Files_Dossiers_DossierId_EnterpriseId",
                table: "Files",
                columns: new[] { "DossierId", "EnterpriseId" },
                principalTable: "Dossiers",
                principalColumns: new[] { "Id", "EnterpriseId" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Files_Dossiers_DossierId_EnterpriseId",
                table: "Files");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Dossiers",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "Business",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "Conditions",
                table: "Dossiers");

            migrationBuilder.RenameColumn(
                name: "Id",
                table: "Dossiers",
                newName: "CaseId");

            migrationBuilder.RenameTable(
                name: "Dossiers",
                newName: "Materials");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Materials",
                table: "Materials",
                columns: new[] { "CaseId", "EnterpriseId" });

            migrationBuilder.DropPrimaryKey(
                name: "PK_Checklists",
                table: "Checklists");

            migrationBuilder.DropColumn(
                name: "Business",
                table: "Manifests");

            migrationBuilder.DropColumn(
                name: "Conditions",
                table: "Manifests");

            migrationBuilder.DropColumn(
                name: "Business",
                table: "Checklists");

            migrationBuilder.RenameColumn(
                name: "DossierId",
                table: "Manifests",
                newName: "CaseId");

            migrationBuilder.RenameColumn(
                name: "DossierId",
                table: "Files",
                newName: "CaseId");

            migrationBuilder.RenameIndex(
                name: "IX_Files_DossierId_EnterpriseId",
                table: "Files",
                newName: "IX_Files_CaseId_EnterpriseId");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Checklists",
                table: "Checklists",
                columns: new[] { "Office", "Version" });

            migrationBuilder.AddForeignKey(
                name: "FK_Files_Materials_CaseId_EnterpriseId",
                table: "Files",
                columns: new[] { "CaseId", "EnterpriseId" },
                principalTable: "Materials",
                principalColumns: new[] { "CaseId", "EnterpriseId" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}
