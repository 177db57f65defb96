namespace WelfareMutual.Kernel.Sealing;

/// <summary>Why a value may be opened. One data key a person and purpose.</summary>
public enum Purpose
{
    /// <summary>The member, or the officer of the member's enterprise, may read it through the Gateway.</summary>
    Own,

    /// <summary>Written by the member, read by staff: documents and statements of a submitted case.</summary>
    Office,

    /// <summary>Illness absences.</summary>
    Health,

    /// <summary>Bank accounts.</summary>
    Bank,

    /// <summary>Identity documents and My Number.</summary>
    Identity,
}

public static class Purposes
{
    /// <summary>Sealed to the person's public key: whoever writes it cannot read it back; only the back office holds the private half.</summary>
    public static bool IsWriteOnly(this Purpose purpose) => purpose != Purpose.Own;

    /// <summary>Staff say why before they open it (FEATURES AUD-06).</summary>
    public static bool AsksWhy(this Purpose purpose) => purpose is Purpose.Health or Purpose.Bank or Purpose.Identity;
}
