using MediatR;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>A use case states who may run it; without the member it does not compile.</summary>
public interface IUseCase
{
    static abstract Access Access { get; }
}

public interface IUseCase<TResult> : IUseCase, IRequest<Outcome<TResult>>;

/// <summary>Run by guests, members and HR officers, through the Gateway. Has no field for who is acting.</summary>
public interface IPortalUseCase<TResult> : IUseCase<TResult>;

/// <summary>Run by a signed call from outside; there is no person behind it.</summary>
public interface IHookUseCase<TResult> : IUseCase<TResult>;

/// <summary>Run by foundation staff in the back office.</summary>
public interface IOfficeUseCase<TResult> : IUseCase<TResult>;

/// <summary>Run by the back office's schedule.</summary>
public interface IJobUseCase<TResult> : IUseCase<TResult>;

public interface IHandle<TUseCase, TResult> : IRequestHandler<TUseCase, Outcome<TResult>>
    where TUseCase : IUseCase<TResult>;

/// <summary>A use case that carries one file beside its fields. The stream is read once, by the handler.</summary>
public interface IWithUpload
{
    [System.Text.Json.Serialization.JsonIgnore]
    Stream Upload { get; set; }
}

/// <summary>A portal use case that may be read again and again: no idempotency key, no row in the key table.</summary>
public interface IQuery;

/// <summary>Its answer is given once and kept nowhere, not even sealed for a second post of the same form: a file, a password.</summary>
public interface IShownOnce;

/// <summary>A result of which a second post needs less than was shown the first time; only that is kept for it.</summary>
public interface IKeptInPart
{
    /// <summary>Of the same type.</summary>
    object Kept { get; }
}

/// <summary>Asked by a screen that nobody sits at: it does not count as somebody being there.</summary>
public interface IAskedByTheScreen;
