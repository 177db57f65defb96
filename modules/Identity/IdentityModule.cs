using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel.Modules;

namespace WelfareMutual.Identity;

public sealed class IdentityModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<IdentityDb>((options, keys) => new IdentityDb(options, keys))
            .Contract<IAccounts, AccountBook>()
            .Contract<IStaff, Staff.StaffRegister>()
            .Hears<Kernel.Sealing.Rotation.KeysLost, Alerts.KeysLostAlert>()
            .Job<PostRecoveryKeys, PostRecoveryKeys.Result>(TimeSpan.FromSeconds(30), more: result => result.Found)
            .Job<Emergencies.ReportEmergencies, Emergencies.ReportEmergencies.Result>(TimeSpan.FromHours(1))
            .Job<Reviews.ReviewRights, Reviews.ReviewRights.Result>(TimeSpan.FromHours(1))
            .Job<ForgetSignInFailures, ForgetSignInFailures.Result>(TimeSpan.FromHours(1));
        var settings = contents.Configuration.GetSection("WM:Identity").Get<IdentitySettings>() ?? new();
        contents.Services.AddSingleton(settings);
        contents.Services.AddSingleton(new OfficeIdle(settings.OfficeIdleMinutes));
        contents.Services.AddSingleton<PasswordHash>();
        contents.Services.AddSingleton<PasswordTurns>();
        contents.Services.AddScoped<SignInThrottle>();
        contents.Services.AddScoped<Doorway>();
        contents.Services.AddScoped<Portals.PortalDeeds>();
        contents.Services.AddScoped<Portals.PortalWitnesses>();
        contents.Services.AddScoped<SecondFactors.CodeTrial>();
        AddPasskeys(contents);
        contents.Services.AddScoped<KeyTrial>();
        contents.Services.AddScoped<PasswordByKey>();
        contents.Services.AddScoped<Acts.Proposals>();
        contents.Services.AddScoped<Acts.ActEffects>();
        contents.Services.AddScoped<Emergencies.LentRights>();
        contents.Services.AddScoped<StaffPasswords.NewPassword>();
        contents.Services.AddScoped<StaffPasswords.StaffMisses>();
        contents.Services.AddScoped<StaffPasswords.OwnPassword>();
    }

    /// <summary>The framework's verification without its sign-in: no SignInManager, no cookies. Domain and origin are the Portal's, whose request this process never sees.</summary>
    private static void AddPasskeys(ModuleContents contents)
    {
        contents.Services.AddIdentityCore<PasskeyOwner>().AddUserStore<PasskeyStore>();
        contents.Services.AddScoped<IPasskeyHandler<PasskeyOwner>, PasskeyHandler<PasskeyOwner>>();
        contents.Services.AddScoped<PasskeyCeremony>();
        contents.Services.Configure<IdentityPasskeyOptions>(options =>
        {
            var portal = Uri.TryCreate(contents.Configuration["WM:Portal:PublicUrl"], UriKind.Absolute, out var url) ? url : new Uri("https://portal.invalid");
            var origin = portal.GetLeftPart(UriPartial.Authority);
            options.ServerDomain = portal.Host;
            options.ValidateOrigin = asked => ValueTask.FromResult(asked.Origin == origin && !asked.CrossOrigin);
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
        });
    }
}
