using System.Reflection;
using MassTransit;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>A message as the bus hands it to its consumer, which asks no more of the bus than this.</summary>
public class Brought : DispatchProxy
{
    private object? _message;

    public static ConsumeContext<T> Message<T>(T message)
        where T : class
    {
        var context = Create<ConsumeContext<T>, Brought>();
        ((Brought)(object)context)._message = message;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_Message" => _message,
        "get_CancellationToken" => CancellationToken.None,
        _ => throw new NotSupportedException(targetMethod.Name),
    };
}
