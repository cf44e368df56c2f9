using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApecCard.Delivery.Migrations
{
    /// <inheritdoc />
    public partial class VirtualCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "VirtualCardKeys",
                columns: table => new
                {
                    KeyId = table.Column<string>(type: "text", nullable: false),
                    X = table.Column<byte[]>(type: "bytea", nullable: false),
                    Y = table.Column<byte[]>(type: "bytea", nullable: false),
                    PrivateKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SignsFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VirtualCardKeys", x => x.KeyId);
                });

            migrationBuilder.CreateIndex(
                name: "Revoked",
                table: "Cards",
                column: "ExpiresOn",
                filter: "\"Validity\" = 'Revoked'");

            migrationBuilder.CreateIndex(
                name: "Struck",
                table: "Cards",
                column: "Number",
                filter: "\"Validity\" = 'Live' and cardinality(\"RemainingEconomies\") < cardinality(\"GrantedEconomies\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "VirtualCardKeys");

            migrationBuilder.DropIndex(
                name: "Revoked",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "Struck",
                table: "Cards");
        }
    }
}
