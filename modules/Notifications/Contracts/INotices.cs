namespace WelfareMutual.Notifications.Contracts;

/// <summary>Tells a person something: by mail when there is an address, else by a letter in the next print batch.
/// Nothing is sent for work that is rolled back. A text never holds names with benefits, amounts or sickness.</summary>
public interface INotices
{
    /// <summary>Where the person is reached by mail; null: not any more. Where they were reached before is remembered for a while and told. The person's own key must be loaded.</summary>
    Task SetAddress(Guid person, string? mail, CancellationToken ct);

    /// <param name="template">Stable code of a template in Notifications/Templates. Codes beginning with money. are sent once per object.</param>
    /// <param name="objectId">What it is about; goes into the link into the site, never a personal value.</param>
    /// <param name="count">How many it is about, where the template names a number; never an amount.</param>
    Task Tell(Guid person, string template, Guid objectId, CancellationToken ct, int? count = null);

    /// <summary>As <see cref="Tell"/> for many people at once, in few statements.</summary>
    Task TellAll(IReadOnlyList<(Guid Person, Guid ObjectId)> people, string template, CancellationToken ct);

    /// <summary>A letter for the print batch, whatever mail address there is: activation and recovery keys travel by post.</summary>
    /// <param name="orderedBy">The member of staff who must not print it.</param>
    Task Post(Guid person, Letter letter, CancellationToken ct, Guid? orderedBy = null);

    /// <summary>The member of staff who ordered the person's last letter with a key; null when nobody did.</summary>
    Task<Guid?> WhoOrdered(Guid person, CancellationToken ct);

    /// <summary>As <see cref="Post"/> for a whole roster, in few statements.</summary>
    Task PostAll(IReadOnlyList<(Guid Person, Letter Letter)> letters, CancellationToken ct);

    /// <summary>First addresses of people who are new; they must have none yet.</summary>
    Task SetFirstAddresses(IReadOnlyList<(Guid Person, string Mail)> addresses, CancellationToken ct);
}

/// <param name="Template">Code of the letter's template.</param>
/// <param name="AddressLines">Postal code, address, enterprise; printed in the window of the envelope.</param>
/// <param name="Values">What the template fills in; sealed under the person's own key until printed.</param>
public sealed record Letter(string Template, string RecipientName, IReadOnlyList<string> AddressLines, IReadOnlyDictionary<string, string> Values);
