ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish host/BackOffice -c Release -o /published --nologo

FROM ${RUNTIME}
WORKDIR /app
COPY --from=build /published .
# pg_dump must not be older than the server; the server's own programs are for the monthly rehearsal of a restore.
ARG POSTGRES=17
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-common ca-certificates \
    && sed -i 's/#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y -qq --no-install-recommends postgresql-${POSTGRES} && rm -rf /var/lib/apt/lists/*
# A named volume takes its owner from the image.
RUN mkdir /ring /scratch && chown 1654:1654 /ring /scratch
ENV Logging__Console__FormatterName=json Logging__Console__FormatterOptions__UseUtcTimestamp=true Logging__Console__FormatterOptions__TimestampFormat=O
USER 1654:1654
EXPOSE 8445
ENTRYPOINT ["dotnet", "WelfareMutual.Host.BackOffice.dll"]
