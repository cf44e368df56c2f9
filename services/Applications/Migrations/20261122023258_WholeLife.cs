using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Applications.Migrations
{
    /// <inheritdoc />
    public partial class WholeLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Decisions",
                table: "Cases",
                newName: "Words");

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "Timeline",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "Timeline",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AskedAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calls",
                table: "Cases",
                type: "jsonb",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Corrections",
                table: "Cases",
                type: "jsonb",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "FeeRefunded",
                table: "Cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "Person",
                table: "Cases",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Questions",
                table: "Cases",
                type: "jsonb",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RefusalReason",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminders",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Renews",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RulesVersion",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WaitingSince",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "ApplicantName",
                table: "Cases",
                type: "text",
                nullable: true,
                computedColumnSql: "(\"Form\" -> 'applicant' ->> 'chineseName')",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "PassportNumber",
                table: "Cases",
                type: "text",
                nullable: true,
                computedColumnSql: "(\"Form\" -> 'applicant' -> 'passport' ->> 'number')",
                stored: true);

            migrationBuilder.CreateTable(
                name: "DecisionTimes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Economy = table.Column<string>(type: "text", nullable: false),
                    Days = table.Column<double>(type: "double precision", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionTimes", x => new { x.CaseId, x.Economy });
                });

            migrationBuilder.CreateTable(
                name: "EligibilityRules",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ValidFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Rules = table.Column<string>(type: "jsonb", nullable: false),
                    ChangedBy = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EligibilityRules", x => new { x.Office, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Enterprises_Name",
                table: "Enterprises",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ApplicantName_Id",
                table: "Cases",
                columns: new[] { "ApplicantName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PassportNumber",
                table: "Cases",
                column: "PassportNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Person",
                table: "Cases",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Reminders_WaitingSince",
                table: "Cases",
                columns: new[] { "Reminders", "WaitingSince" },
                filter: "\"Stage\" in ('Correction', 'AwaitingPayment')");

            migrationBuilder.CreateIndex(
                name: "InReview",
                table: "Cases",
                column: "Id",
                filter: "\"Stage\" in ('PreliminaryReview', 'ForeignAffairsReview', 'AwaitingPayment', 'MinistryReview', 'Correction')");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionTimes_Economy_DecidedAt",
                table: "DecisionTimes",
                columns: new[] { "Economy", "DecidedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DecisionTimes");

            migrationBuilder.DropTable(
                name: "EligibilityRules");

            migrationBuilder.DropIndex(
                name: "IX_Enterprises_Name",
                table: "Enterprises");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ApplicantName_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PassportNumber",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Person",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Reminders_WaitingSince",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "InReview",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ApplicantName",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PassportNumber",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "By",
                table: "Timeline");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "Timeline");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Calls",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Corrections",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FeeRefunded",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Person",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Questions",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RefusalReason",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Renews",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RulesVersion",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Cases");

            migrationBuilder.RenameColumn(
                name: "Words",
                table: "Cases",
                newName: "Decisions");
        }
    }
}
