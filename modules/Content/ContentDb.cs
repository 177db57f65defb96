using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Notices;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Content;

internal sealed class ContentDb(DbContextOptions<ContentDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    protected override string Schema => "content";

    public DbSet<Notice> Notices => Set<Notice>();

    protected override void Map(ModelBuilder model) => Notice.Map(model.Entity<Notice>());
}
