using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Delivery.Migrations
{
    /// <inheritdoc />
    public partial class Production : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "Expiry",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "HandoverQueue",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_CaseId",
                table: "Cards");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AppointmentAt",
                table: "Cards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Custody",
                table: "Cards",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedTo",
                table: "Cards",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InsteadOf",
                table: "Cards",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "JobId",
                table: "Cards",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "LaidAsideBy",
                table: "Cards",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MadeAtVersion",
                table: "Cards",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "OldCardOwed",
                table: "Cards",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "OrderId",
                table: "Cards",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Person",
                table: "Cards",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Representative",
                table: "Cards",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Shipments",
                table: "Cards",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Succeeds",
                table: "Cards",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Batches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    PreparedBy = table.Column<string>(type: "text", nullable: false),
                    PreparedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<string>(type: "text", nullable: true),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    Out = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Batches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    WantedAtVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseNumber = table.Column<string>(type: "text", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    Handover = table.Column<string>(type: "text", nullable: false),
                    WantedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ServicePoint = table.Column<string>(type: "text", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: true),
                    Succeeds = table.Column<Guid>(type: "uuid", nullable: true),
                    OldCardOwed = table.Column<bool>(type: "boolean", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    InsteadOf = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReasonCode = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Returns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseNumber = table.Column<string>(type: "text", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    ServicePoint = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemindAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReceivedBy = table.Column<string>(type: "text", nullable: true),
                    ReceivedMethod = table.Column<string>(type: "text", nullable: true),
                    ReceivedAtPoint = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Returns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Returns_Cards_CardId",
                        column: x => x.CardId,
                        principalTable: "Cards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Strikes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Economy = table.Column<string>(type: "text", nullable: false),
                    CaseVersion = table.Column<int>(type: "integer", nullable: false),
                    StruckAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Strikes", x => new { x.CaseId, x.Economy, x.CaseVersion });
                });

            // What was made before had no job, and was live from its making on.
            migrationBuilder.Sql("""
                insert into "Jobs" ("Id", "CaseId", "WantedAtVersion", "CaseNumber", "EnterpriseId", "Office", "Handover",
                    "WantedAt", "ServicePoint", "OldCardOwed", "State")
                select "Id", "CaseId", "WantedAtVersion", "CaseNumber", "EnterpriseId", "Office", "Handover",
                    "ProducedAt", "ServicePoint", false, 'Produced' from "Cards";
                update "Cards" set "JobId" = "Id", "MadeAtVersion" = "WantedAtVersion", "Custody" = '[]',
                    "Validity" = case when "Validity" = 'Live' and "State" in ('Produced', 'Posted', 'Ready')
                        then 'NotYetLive' else "Validity" end,
                    "Shipments" = case when "TrackingNumber" is null then '[]' else jsonb_build_array(
                        jsonb_build_object('TrackingNumber', "TrackingNumber", 'BookedBy', 'unknown',
                            'BookedAt', coalesce("MailedAt", "ProducedAt"), 'Events', case when "MailedAt" is null
                                then '[]' else jsonb_build_array(jsonb_build_object('What', 'Accepted', 'At', "MailedAt"))
                                end)) end;
                """);

            migrationBuilder.CreateIndex(
                name: "Appointments",
                table: "Cards",
                columns: new[] { "Office", "ServicePoint", "AppointmentAt" },
                filter: "\"AppointmentAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "Expiry",
                table: "Cards",
                column: "ExpiresOn",
                filter: "\"Validity\" in ('NotYetLive', 'Live')");

            migrationBuilder.CreateIndex(
                name: "HandoverQueue",
                table: "Cards",
                columns: new[] { "Office", "Id" },
                filter: "\"State\" not in ('Mailed', 'Collected', 'Destroyed')");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_CaseId",
                table: "Cards",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_InsteadOf",
                table: "Cards",
                column: "InsteadOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cards_JobId",
                table: "Cards",
                column: "JobId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneLiveCardPerPerson",
                table: "Cards",
                column: "Person",
                unique: true,
                filter: "\"Validity\" = 'Live'");

            migrationBuilder.CreateIndex(
                name: "IX_Batches_Office_Id",
                table: "Batches",
                columns: new[] { "Office", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_BatchId",
                table: "Jobs",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_InsteadOf",
                table: "Jobs",
                column: "InsteadOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneJobPerWant",
                table: "Jobs",
                columns: new[] { "CaseId", "WantedAtVersion" },
                unique: true,
                filter: "\"InsteadOf\" is null");

            migrationBuilder.CreateIndex(
                name: "OneUnproducedPerCase",
                table: "Jobs",
                column: "CaseId",
                unique: true,
                filter: "\"State\" in ('Waiting', 'InBatch')");

            migrationBuilder.CreateIndex(
                name: "ProductionQueue",
                table: "Jobs",
                columns: new[] { "Office", "Id" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_CardId",
                table: "Returns",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_OrderId",
                table: "Returns",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Returns_RemindAt",
                table: "Returns",
                column: "RemindAt",
                filter: "\"RemindAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "ReturnQueue",
                table: "Returns",
                columns: new[] { "Office", "Id" },
                filter: "\"ReceivedAt\" is null");

            migrationBuilder.AddForeignKey(
                name: "FK_Cards_Jobs_JobId",
                table: "Cards",
                column: "JobId",
                principalTable: "Jobs",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Cards_Jobs_JobId",
                table: "Cards");

            migrationBuilder.DropTable(
                name: "Batches");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "Returns");

            migrationBuilder.DropTable(
                name: "Strikes");

            migrationBuilder.DropIndex(
                name: "Appointments",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "Expiry",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "HandoverQueue",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_CaseId",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_InsteadOf",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_JobId",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "OneLiveCardPerPerson",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "AppointmentAt",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "Custody",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "HandedTo",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "InsteadOf",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "JobId",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "LaidAsideBy",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "MadeAtVersion",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "OldCardOwed",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "OrderId",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "Person",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "Representative",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "Shipments",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "Succeeds",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "Expiry",
                table: "Cards",
                column: "ExpiresOn",
                filter: "\"Validity\" = 'Live'");

            migrationBuilder.CreateIndex(
                name: "HandoverQueue",
                table: "Cards",
                columns: new[] { "Office", "Id" },
                filter: "\"Validity\" = 'Live' and \"State\" not in ('Mailed', 'Collected')");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_CaseId",
                table: "Cards",
                column: "CaseId",
                unique: true);
        }
    }
}
