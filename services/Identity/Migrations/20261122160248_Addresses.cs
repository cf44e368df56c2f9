using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Identity.Migrations
{
    /// <inheritdoc />
    public partial class Addresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RegisteredAt",
                table: "Enterprises",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Enterprises",
                type: "text",
                nullable: false,
                defaultValue: "Elicence");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EmailConfirmedAt",
                table: "Accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NewEmail",
                table: "Accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "NewEmailUntil",
                table: "Accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PasswordResetAt",
                table: "Accounts",
                type: "timestamp with time zone",
                nullable: true);

            // Who was there before is not asked to confirm anything.
            migrationBuilder.Sql("""update "Enterprises" set "RegisteredAt" = "VerifiedAt";""");
            migrationBuilder.Sql("""update "Accounts" set "EmailConfirmedAt" = "CreatedAt";""");

            migrationBuilder.CreateTable(
                name: "EnterpriseInvitations",
                columns: table => new
                {
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    InvitedBy = table.Column<string>(type: "text", nullable: false),
                    InvitedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProtectedNote = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseInvitations", x => x.EnterpriseId);
                    table.ForeignKey(
                        name: "FK_EnterpriseInvitations_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EnterpriseInvitations_Enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "Enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProtectedTo = table.Column<byte[]>(type: "bytea", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextAttemptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MailAsked",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailAsked", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseInvitations_AccountId",
                table: "EnterpriseInvitations",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_NextAttemptAt",
                table: "Letters",
                column: "NextAttemptAt");

            migrationBuilder.CreateIndex(
                name: "IX_MailAsked_Key_At",
                table: "MailAsked",
                columns: new[] { "Key", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EnterpriseInvitations");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropTable(
                name: "MailAsked");

            migrationBuilder.DropColumn(
                name: "RegisteredAt",
                table: "Enterprises");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Enterprises");

            migrationBuilder.DropColumn(
                name: "EmailConfirmedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "NewEmail",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "NewEmailUntil",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "PasswordResetAt",
                table: "Accounts");
        }
    }
}
