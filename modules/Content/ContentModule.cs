using WelfareMutual.Content.Contracts;
using WelfareMutual.Content.Notices;
using WelfareMutual.Kernel.Modules;

namespace WelfareMutual.Content;

/// <summary>What the foundation publishes: notices, written by one person and published by another.</summary>
public sealed class ContentModule : IModule
{
    public static void Add(ModuleContents contents) => contents
        .Db<ContentDb>((options, keys) => new ContentDb(options, keys))
        .Contract<ICurrentNotices, CurrentNotices>();
}
