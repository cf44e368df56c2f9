namespace ApecCard.Documents.Files;

/// <summary>
/// Bytes that lie, or may lie, in the file store and belong to no file: noted before they get there, and with the change
/// that takes their file away. What a process that ended did not come to, <see cref="ThrowingAway"/> does.
/// </summary>
/// <param name="Name">Under which they lie.</param>
public sealed record Leftover(string Name, DateTimeOffset Since);
