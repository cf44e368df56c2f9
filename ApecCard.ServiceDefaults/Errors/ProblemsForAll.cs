using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// A refusal is told also to who would rather have HTML or an image (Accept): the framework's own writer leaves such
/// answers empty, and a bare status says to no program why.
/// </summary>
internal sealed class ProblemsForAll : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context) => context.HttpContext.RequestServices
        .GetServices<IProblemDetailsWriter>().First(writer => writer is not ProblemsForAll).WriteAsync(context);
}
