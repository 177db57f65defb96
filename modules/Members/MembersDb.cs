using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Members.Search;

namespace WelfareMutual.Members;

internal sealed class MembersDb(DbContextOptions<MembersDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<Member> Members => Set<Member>();
    public DbSet<MemberProfile> Profiles => Set<MemberProfile>();
    public DbSet<MemberContact> Contacts => Set<MemberContact>();
    public DbSet<TenureSpan> Spans => Set<TenureSpan>();
    public DbSet<RegisteredRelative> Relatives => Set<RegisteredRelative>();
    public DbSet<Filing> Filings => Set<Filing>();
    public DbSet<RosterUpload> Rosters => Set<RosterUpload>();
    public DbSet<RosterChunk> RosterChunks => Set<RosterChunk>();
    public DbSet<RosterProgress> RosterProgress => Set<RosterProgress>();
    public DbSet<MemberSearch> Search => Set<MemberSearch>();
    public DbSet<ColumnAnswer> ColumnAnswers => Set<ColumnAnswer>();

    protected override string Schema => "members";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Member>();
        model.Entity<MemberProfile>(MemberProfile.Configure);
        model.Entity<MemberContact>(MemberContact.Configure);
        model.Entity<TenureSpan>();
        model.Entity<RegisteredRelative>(RegisteredRelative.Configure);
        model.Entity<Filing>(Filing.Configure);
        model.Entity<RosterUpload>(RosterUpload.Configure);
        model.Entity<RosterChunk>(RosterChunk.Configure);
        model.Entity<RosterProgress>();
        model.Entity<ColumnAnswer>();
        model.Entity<MemberSearch>(MemberSearch.Configure);
    }
}
