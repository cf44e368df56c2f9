using System.Security.Cryptography;
using ApecCard.Documents.Checklists.Samples;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// 查看示例: a file as the office wants it for an item, for everybody. 304 for who has it already; 404
/// <c>office.unknown</c>, <c>materials.unknown-item</c>, or <c>sample.none</c> when the item takes too little for one.
/// </summary>
public static class GetSample
{
    public static async Task<FileContentHttpResult> Handle(
        string office, string item, ChecklistsInForce checklists, HttpResponse response, CancellationToken ct,
        Business business = Business.Application)
    {
        var wanted = (await checklists.GetAsync(office, business, ct)).Find(item) ?? throw new ProblemException(
            StatusCodes.Status404NotFound, "materials.unknown-item", "No such item is asked for.");
        var sample = SampleFile.For(wanted) ?? throw new ProblemException(
            StatusCodes.Status404NotFound, "sample.none", "There is no sample that is small enough.");

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "public, max-age=3600";
        var tag = Convert.ToHexStringLower(SHA256.HashData(sample.Bytes));
        return TypedResults.Bytes(
            sample.Bytes, sample.ContentType, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
