using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Alerts;

/// <summary>Records that nobody can open any more because their key's version is gone: one alert until somebody has taken note of it.</summary>
internal sealed class KeysLostAlert(DbSession session, Clock clock) : IHear<KeysLost>
{
    public const string Code = "keys-lost";

    public async Task Hear(KeysLost fact, CancellationToken ct)
    {
        await using var note = session.Command("select identity.note_keys_lost($1)", clock.Now);
        await note.ExecuteNonQueryAsync(ct);
    }
}
