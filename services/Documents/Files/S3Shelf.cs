using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>
/// A bucket of a provider that speaks S3. An object is there whole or not at all; what is read is fetched whole first,
/// encrypted as it is, so that any part of it can be read.
/// </summary>
public sealed class S3Shelf : IFileShelf, IDisposable
{
    private readonly AmazonS3Client _s3;
    private readonly string _bucket;
    private readonly WorkFolder _work;
    private readonly ILogger<S3Shelf> _logger;

    public S3Shelf(IOptions<FileSettings> settings, WorkFolder work, ILogger<S3Shelf> logger)
    {
        var s3 = settings.Value.S3;
        (_work, _logger) = (work, logger);
        _bucket = s3.Bucket;
        _s3 = new(new BasicAWSCredentials(s3.AccessKey, s3.SecretKey), new AmazonS3Config
        {
            ServiceURL = s3.Endpoint!.ToString(),
            AuthenticationRegion = s3.Region,
            ForcePathStyle = true, // a bucket need not be a host's name
            Timeout = TimeSpan.FromSeconds(30),
            MaxErrorRetry = 2,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, // the signature covers the bytes
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED, // so does the tag of every piece
        });
    }

    public Task PutAsync(string name, string path, CancellationToken ct) => AskAsync(async () =>
    {
        await _s3.PutObjectAsync(
            new PutObjectRequest { BucketName = _bucket, Key = name, FilePath = path, UseChunkEncoding = false }, ct);
        File.Delete(path);
        return true;
    });

    public Task<Stream?> FindAsync(string name, CancellationToken ct) => AskAsync<Stream?>(async () =>
    {
        try
        {
            using var found = await _s3.GetObjectAsync(_bucket, name, ct);
            var kept = new FileStream(
                _work.NewPath(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0,
                FileOptions.DeleteOnClose);
            try
            {
                await StorageFull.NoticingAsync(() => found.ResponseStream.CopyToAsync(kept, ct));
                kept.Position = 0;
                return kept;
            }
            catch
            {
                await kept.DisposeAsync();
                throw;
            }
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound && e.ErrorCode is "NoSuchKey")
        {
            return null;
        }
    });

    public Task DeleteAsync(string name, CancellationToken ct) =>
        AskAsync(() => _s3.DeleteObjectAsync(_bucket, name, ct));

    /// <summary>Whether the provider answers us and takes our key; otherwise the code that says why not.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken ct)
    {
        try
        {
            using var found = await _s3.GetObjectAsync(_bucket, "health", ct); // there is none of this name
            return null;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode is "NoSuchKey")
        {
            return null;
        }
        catch (AmazonServiceException e)
        {
            return e.ErrorCode;
        }
        catch (Exception e) when (e is AmazonClientException or HttpRequestException)
        {
            return "away";
        }
    }

    public void Dispose() => _s3.Dispose();

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (AmazonServiceException e) when (e.StatusCode is HttpStatusCode.InsufficientStorage)
        {
            throw StorageFull.Problem;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            _logger.LogError(
                e, "The files' provider does not do what it is asked: {Code}",
                (e as AmazonServiceException)?.ErrorCode ?? "away");
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "storage.away",
                "The files cannot be reached at the moment. Nothing was changed: try again in a few minutes.");
        }
    }
}
