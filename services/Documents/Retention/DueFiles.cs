using ApecCard.Documents.Materials;

namespace ApecCard.Documents.Retention;

/// <summary>What is due when: the same for who destroys it and who tells of it.</summary>
public static class DueFiles
{
    /// <summary>That have files, and whose time counts for this reason.</summary>
    /// <returns>Each with the moment from which its time counts.</returns>
    public static IQueryable<Counted> CountedAs(this IQueryable<Dossier> dossiers, RetentionClass one) =>
        one is RetentionClass.Draft
            ? dossiers.Where(dossier => dossier.HeardUpTo == 0 && dossier.Files.Any(file => file.PurgedAt == null))
                .Select(dossier => new Counted
                {
                    DossierId = dossier.Id,
                    EnterpriseId = dossier.EnterpriseId,
                    Since = dossier.Files.Max(file => file.UploadedAt),
                    Files = dossier.Files.Count(file => file.PurgedAt == null),
                })
            : dossiers.Where(dossier => dossier.EndedAs == one && dossier.Files.Any(file => file.PurgedAt == null))
                .Select(dossier => new Counted
                {
                    DossierId = dossier.Id,
                    EnterpriseId = dossier.EnterpriseId,
                    Since = dossier.EndedAt!.Value,
                    Files = dossier.Files.Count(file => file.PurgedAt == null),
                });

    public sealed class Counted
    {
        public required Guid DossierId { get; init; }
        public required Guid EnterpriseId { get; init; }
        public required DateTimeOffset Since { get; init; }
        public required int Files { get; init; }
    }
}
