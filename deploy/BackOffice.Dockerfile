ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish host/BackOffice -c Release -o /published --nologo

FROM ${RUNTIME}
WORKDIR /app
COPY --from=build /published .
# A named volume takes its owner from the image.
RUN mkdir /ring && chown 1654:1654 /ring
USER 1654:1654
EXPOSE 8445
ENTRYPOINT ["dotnet", "WelfareMutual.Host.BackOffice.dll"]
