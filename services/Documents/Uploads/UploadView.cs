namespace ApecCard.Documents.Uploads;

/// <summary>How far an upload is.</summary>
/// <param name="PartSize">How many bytes each part has, the last one aside.</param>
/// <param name="Received">With which byte it goes on.</param>
/// <param name="Sha256">Of the whole, as it was announced.</param>
/// <param name="FileId">The file it became.</param>
/// <param name="GoneAt">When it is thrown away unless it goes on.</param>
public record UploadView(
    Guid UploadId, string Item, string Name, long Size, int PartSize, long Received, string? Sha256, Guid? FileId,
    DateTimeOffset GoneAt)
{
    public static UploadView Of(OpenUpload upload, UploadSettings settings) => new(
        upload.Id, upload.Item, upload.Name, upload.Size, upload.PartSize, upload.Received, upload.Sha256,
        upload.FileId, upload.LastHeardAt + settings.KeepFor);
}
