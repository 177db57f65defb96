using System.Net;

namespace WelfareMutual.Identity.Terminals;

public enum TerminalState { Waiting, Active, Lost, Replaced, Revoked }

/// <summary>An enrolled terminal. The concentrator of the VPN gives the holder of its certificate this one address, so the address says which terminal speaks.</summary>
internal sealed class Terminal
{
    private Terminal()
    {
    }

    public Terminal(int number, IPAddress ip, string thumbprint, DateOnly validTo, DateTimeOffset at) =>
        (Id, Number, Ip, Thumbprint, ValidTo, EnteredAt) = (Guid.CreateVersion7(), number, ip, thumbprint.ToUpperInvariant(), validTo, at);

    public Guid Id { get; private set; }
    public int Number { get; private set; }

    /// <summary>Inside the VPN.</summary>
    public IPAddress Ip { get; private set; } = IPAddress.None;

    /// <summary>SHA-256 of its certificate at the concentrator, upper-case hexadecimal.</summary>
    public string Thumbprint { get; private set; } = "";
    public DateOnly ValidTo { get; private set; }
    public TerminalState State { get; private set; }
    public DateTimeOffset EnteredAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>T-01, as it stands in sessions, in the log and on the housing.</summary>
    public string Label => LabelOf(Number);

    public bool Opens(DateOnly today) => State == TerminalState.Active && today <= ValidTo;

    public void Activate()
    {
        if (State == TerminalState.Waiting)
        {
            State = TerminalState.Active;
        }
    }

    public void End(TerminalState end, DateTimeOffset at)
    {
        if (EndedAt is null)
        {
            (State, EndedAt) = (end, at);
        }
    }

    public static string LabelOf(int number) => $"T-{number:00}";
}
