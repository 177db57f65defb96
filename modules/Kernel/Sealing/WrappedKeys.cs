using System.Security.Cryptography;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>Wrapped keys without anything that they seal.</summary>
public static class WrappedKeys
{
    /// <summary>Whether the store still opens a person's wrapped key, or both of them while it is being exchanged.</summary>
    public static bool Opens(this IKeyStore store, Purpose purpose, Guid person, byte[] bundle)
    {
        try
        {
            return PersonKey.Unwrap(store, purpose, person, bundle).Count > 0;
        }
        catch (Exception closed) when (closed is CryptographicException or KeyLostException or KeyNotHeldException)
        {
            return false;
        }
    }
}
