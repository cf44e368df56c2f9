using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Applications.Migrations
{
    /// <inheritdoc />
    public partial class PersonalDataAtRest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_PassportNumber",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PassportNumber",
                table: "Cases");

            migrationBuilder.AddColumn<byte[]>(
                name: "Passport",
                table: "Cases",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PreviousPassport",
                table: "Cases",
                type: "jsonb",
                nullable: true);

            migrationBuilder.Sql("""
                update "Cases" set "PreviousPassport" = jsonb_build_object('number', "PreviousPassportNumber")
                where "PreviousPassportNumber" is not null
                """);

            migrationBuilder.DropColumn(
                name: "PreviousPassportNumber",
                table: "Cases");

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.CaseId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Passport",
                table: "Cases",
                column: "Passport");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Passport",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Passport",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PreviousPassport",
                table: "Cases");

            migrationBuilder.AddColumn<string>(
                name: "PreviousPassportNumber",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PassportNumber",
                table: "Cases",
                type: "text",
                nullable: true,
                computedColumnSql: "(\"Form\" -> 'applicant' -> 'passport' ->> 'number')",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PassportNumber",
                table: "Cases",
                column: "PassportNumber");
        }
    }
}
