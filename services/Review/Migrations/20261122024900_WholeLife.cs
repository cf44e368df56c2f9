using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Review.Migrations
{
    /// <inheritdoc />
    public partial class WholeLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "EnglishName",
                table: "Offices",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "ChineseName",
                table: "Offices",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ChangedAt",
                table: "Offices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "Offices",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ForeignAffairsDays",
                table: "Offices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MinistryDays",
                table: "Offices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PreliminaryDays",
                table: "Offices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PreliminaryOfficers",
                table: "Offices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Offices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CameToMinistry",
                table: "Cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "DaysLeft",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DueAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EnterpriseId",
                table: "Cases",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "Escalated",
                table: "Cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string[]>(
                name: "Materials",
                table: "Cases",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "ReturnedFrom",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Terms_ForeignAffairsDays",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Terms_MinistryDays",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Terms_PreliminaryDays",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Terms_PreliminaryOfficers",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Terms_Version",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Calls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QueuePosition = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseNumber = table.Column<string>(type: "text", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextCallAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CaseNumber = table.Column<string>(type: "text", nullable: false),
                    There = table.Column<string>(type: "text", nullable: false),
                    Here = table.Column<string>(type: "text", nullable: false),
                    MendedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => new { x.CaseId, x.FoundAt });
                });

            migrationBuilder.CreateTable(
                name: "Officers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: true),
                    Stages = table.Column<string>(type: "jsonb", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AwayUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Officers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PinnedReasons",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PinnedReasons", x => new { x.CaseId, x.Round, x.Target });
                });

            migrationBuilder.CreateTable(
                name: "SpecialDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    IsWorking = table.Column<bool>(type: "boolean", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpecialDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "StageDurations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false),
                    Days = table.Column<double>(type: "double precision", nullable: false),
                    LeftAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageDurations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StageDurations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CallAttempt",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: false),
                    Officer = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    Advice = table.Column<byte[]>(type: "bytea", nullable: true),
                    Phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    NextCallAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallAttempt", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallAttempt_Calls_CallId",
                        column: x => x.CallId,
                        principalTable: "Calls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "Due",
                table: "Cases",
                column: "DueAt",
                filter: "\"DueAt\" is not null and not \"Escalated\"");

            migrationBuilder.CreateIndex(
                name: "Late",
                table: "Cases",
                column: "QueuePosition",
                filter: "\"Escalated\"");

            migrationBuilder.CreateIndex(
                name: "Open",
                table: "Cases",
                column: "Id",
                filter: "\"Stage\" not in ('Closed', 'PreClearance')");

            migrationBuilder.CreateIndex(
                name: "IX_CallAttempt_CallId",
                table: "CallAttempt",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_CaseId",
                table: "Calls",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_Office_Stage_QueuePosition",
                table: "Calls",
                columns: new[] { "Office", "Stage", "QueuePosition" },
                filter: "\"DoneAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_MendedAt",
                table: "Findings",
                column: "MendedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Officers_Office",
                table: "Officers",
                column: "Office");

            migrationBuilder.CreateIndex(
                name: "IX_StageDurations_CaseId",
                table: "StageDurations",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_StageDurations_Office_Stage_LeftAt",
                table: "StageDurations",
                columns: new[] { "Office", "Stage", "LeftAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallAttempt");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "Officers");

            migrationBuilder.DropTable(
                name: "PinnedReasons");

            migrationBuilder.DropTable(
                name: "SpecialDays");

            migrationBuilder.DropTable(
                name: "StageDurations");

            migrationBuilder.DropTable(
                name: "Calls");

            migrationBuilder.DropIndex(
                name: "Due",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "Late",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "Open",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "ForeignAffairsDays",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "MinistryDays",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "PreliminaryDays",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "PreliminaryOfficers",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "CameToMinistry",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DaysLeft",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "EnterpriseId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Escalated",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Materials",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReturnedFrom",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Terms_ForeignAffairsDays",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Terms_MinistryDays",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Terms_PreliminaryDays",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Terms_PreliminaryOfficers",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Terms_Version",
                table: "Cases");

            migrationBuilder.AlterColumn<string>(
                name: "EnglishName",
                table: "Offices",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "ChineseName",
                table: "Offices",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);
        }
    }
}
