using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Casework.Cases;

internal static class CaseModules
{
    /// <summary>The module whose rules decide the case.</summary>
    public static ICaseDetails Of(this IEnumerable<ICaseDetails> modules, CaseFile file) => modules.Single(m => m.Module == file.Module);
}
