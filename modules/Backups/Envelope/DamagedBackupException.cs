namespace WelfareMutual.Backups.Envelope;

/// <summary>A backup that is not what was written. Nothing of it is used.</summary>
/// <param name="part">Which file, and where in it.</param>
/// <param name="what">What is wrong there.</param>
internal sealed class DamagedBackupException(string part, string what) : Exception($"{part}: {what}")
{
    public string Part => part;
}
