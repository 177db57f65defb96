using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members;

/// <summary>People: members, their families, and what the enterprise's HR officer files about them.</summary>
public sealed class MembersModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<MembersDb>((options, keys) => new MembersDb(options, keys));
        contents.Contract<IMembers, MemberQuestions>();
        contents.Services.AddScoped<Registration>();
    }
}
