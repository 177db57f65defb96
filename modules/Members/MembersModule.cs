using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Members.Search;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members;

/// <summary>People: members, their families, and what the enterprise's HR officer files about them.</summary>
public sealed class MembersModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<MembersDb>((options, keys) => new MembersDb(options, keys));
        contents.Contract<IMembers, MemberQuestions>();
        contents.Contract<IMemberFiles, MemberFiles>();
        contents.Contract<IMemberCards, MemberCards>();
        contents.Services.AddScoped<OwnHousehold>();
        contents.Services.AddScoped<Registration>();
        contents.Services.AddScoped<EnterprisePeople>();
        contents.Services.AddScoped<FilingDesk>();
        contents.Services.AddScoped<FilingDoor>();
        contents.Services.AddScoped<FamilyBook>();
        contents.Services.AddScoped<DryRun>();
        contents.Services.AddScoped<RosterDesk>();
        contents.Services.AddScoped<RosterFiling>();
        contents.Services.AddScoped<ProgressMarks>();
        contents.Services.AddScoped<SearchRows>();
        contents.Services.AddScoped<Kernel.Sealing.Rotation.ISearchRows>(p => p.GetRequiredService<SearchRows>());
        contents.Hears<RecoveryAsked, KeyLetters>();
        contents.Hears<LetterWanted, NoticeLetters>();
        contents.Job<IndexMembers, IndexMembers.Result>(TimeSpan.FromMinutes(1), more: r => r.Indexed > 0);
        contents.Job<FileAcceptedRoster, FileAcceptedRoster.Result>(TimeSpan.FromSeconds(30), RosterFiling.Channel, r => r.Found);
        contents.Job<ApplyFilings, ApplyFilings.Result>(TimeSpan.FromMinutes(5));
    }
}
