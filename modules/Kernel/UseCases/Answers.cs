using System.Reflection;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Makes outcomes of a type that only the use case knows. One delegate a type: the pipeline is on every path.</summary>
internal static class Answers<TResponse>
{
    public static readonly Func<IEnumerable<Refusal>, TResponse> Refused = Made<Func<IEnumerable<Refusal>, TResponse>>(nameof(Outcome<object>.Refused));
    public static readonly Func<object, TResponse> Of = Made<Func<object, TResponse>>(nameof(Outcome<object>.OfBoxed));

    private static T Made<T>(string method) where T : Delegate =>
        typeof(TResponse).GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.CreateDelegate<T>();
}
