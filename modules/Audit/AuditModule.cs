using WelfareMutual.Kernel.Modules;

namespace WelfareMutual.Audit;

/// <summary>Reads the log that Kernel writes. Nobody writes here; rows are appended by the definer function audit.write alone.</summary>
public sealed class AuditModule : IModule
{
    public static void Add(ModuleContents contents)
    {
    }
}
